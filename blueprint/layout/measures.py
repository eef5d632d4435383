"""The lengths of the drawing, in px."""

PAGE = 28.0  # the margin around everything
CARD_TEXT, CARD_LINE = 13.0, 17.0
SMALL_TEXT, SMALL_LINE = 11.0, 14.0
RISE = 0.36  # from the middle of a line down to the baseline, as a share of the font size
CARD_PAD_X, CARD_PAD_Y = 12.0, 9.0
CHIP_HEIGHT, CHIP_GAP, CHIP_PAD = 17.0, 5.0, 6.0
GLYPH, BARE_SIGN = 15.0, 4.6  # the room for the sign at the beginning of a chip; its middle, where there is no ground
NARROWEST, WIDEST = 118.0, 196.0  # of a column's cards
LOWEST = 40.0  # the least height of a card
MOST_LINES, MOST_CHIP_LINES = 3, 2  # a column widens, up to WIDEST, until its texts need no more lines than these

LANE_NAME, LANE_LINE, LANE_ABOUT = 13.0, 17.0, 11.0
NAME_WIDEST, NAME_NARROWEST, ABOUT_WIDEST = 150.0, 96.0, 128.0  # the room for the names of lanes, and what is under
NAME_PAD, NAME_AIR, LANE_BAR = 16.0, 10.0, 4.0  # beside the names; above and below; the accent before them
COLUMN_GAP, PHASE_GAP = 32.0, 46.0  # between columns of one phase, and of two
LANE_GAP = 6.0
ABOVE_CARDS, BELOW_CARDS = 28.0, 14.0  # inside a lane; above there is room for a line
ABOVE_CUSTOMER = 44.0  # and here for two, one of them with words: loops and skips run above the customer's row
CLEARANCE = 12.0  # between a line in a gutter and the cards beside it
LINE_PAD = 9.0  # on either side of the name of a line of the blueprint
SEPARATOR_ROOM = 26.0  # between two lanes that a line of the blueprint divides
STACK_GAP = 18.0  # between cards of one cell

TITLE, TITLE_LINE = 24.0, 30.0
SUBTITLE, SUBTITLE_LINE = 13.0, 18.0
PHASE_TEXT, PHASE_LINE, PHASE_HEIGHT, PHASE_POINT = 13.0, 17.0, 30.0, 10.0
FIGURE_TEXT, FIGURE_LINE = 18.0, 23.0  # a figure of the summary
FIGURE_WIDEST = 170.0  # what it is called
LEAST_PAGE = 680.0  # the least width of the page

EMOTION_SWING = 112.0  # from the best to the worst score
EMOTION_SWING_MORE, EMOTION_SWING_MOST = 26.0, 266.0  # for each further customer, and in all
EMOTION_PAD, EMOTION_AIR = 26.0, 7.0  # above and below the swing at least; around what is written there
VALUE, VALUE_LINE = 10.5, 13.0  # a score beside its dot
DOT, MARKED_DOT, SHARED_DOT = 4.0, 6.4, 5.2  # the reach of a dot; of one that stands out, alone or among others
DOT_ROOM = 2.0  # around it
TRUTH = 6.0  # the reach of the sign of a moment of truth
DOT_STEP, DOTS_SHARE = 13.0, 0.85  # between the dots of customers who feel the same; their part of a column at most
PILL_HEIGHT, PILL_PAD = 19.0, 8.0
LABEL_SIGN = 11.0  # the room for a customer's sign before words
SIGNS_SHARE, SIGNS_MOST = 0.4, 0.7  # the part of a column for signs at most: before names, and before a score alone
CURVE_KEY = 30.0  # a piece of a customer's curve beside the customer's name
