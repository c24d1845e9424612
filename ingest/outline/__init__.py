"""From blocks to sections: the contents page, headings and their ranks, slides whose title was lost."""
