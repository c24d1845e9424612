"""Where documents come from: folders that are mirrored and watched, pages that are fetched and looked at again."""
