"""Building blocks of pages: words, buttons, cards, chips, banners, bars, the parts of the frame."""
