"""Words for the model, one .md file each with $variables."""
