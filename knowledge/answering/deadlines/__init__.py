"""Until when measures can be used (期限): what ends soon, has ended, is to begin, or states no period."""
