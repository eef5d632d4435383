"""The lengths of the drawing, in px."""

PAGE = 28.0  # the margin around everything
CARD_TEXT, CARD_LINE = 13.0, 17.0
SMALL_TEXT, SMALL_LINE = 11.0, 14.0
CARD_PAD_X, CARD_PAD_Y = 12.0, 9.0
CHIP_HEIGHT, CHIP_GAP, CHIP_PAD = 17.0, 5.0, 6.0
GLYPH = 15.0  # the room for the sign at the beginning of a chip
NARROWEST, WIDEST = 118.0, 196.0  # of a column's cards
LOWEST = 40.0  # the least height of a card
MOST_LINES, MOST_CHIP_LINES = 3, 2  # a column widens, up to WIDEST, until its texts need no more lines than these

LANE_NAME, LANE_ABOUT = 13.0, 11.0
NAME_WIDEST, NAME_NARROWEST = 150.0, 96.0  # the room for the names of lanes
NAME_PAD = 16.0
COLUMN_GAP, PHASE_GAP = 32.0, 46.0  # between columns of one phase, and of two
LANE_GAP = 6.0
ABOVE_CARDS, BELOW_CARDS = 28.0, 14.0  # inside a lane; above there is room for a line
ABOVE_CUSTOMER = 44.0  # and here for two, one of them with words: loops and skips run above the customer's row
CLEARANCE = 12.0  # between a line in a gutter and the cards beside it
SEPARATOR_ROOM = 26.0  # between two lanes that a line of the blueprint divides
STACK_GAP = 18.0  # between cards of one cell

TITLE, TITLE_LINE = 24.0, 30.0
SUBTITLE, SUBTITLE_LINE = 13.0, 18.0
PHASE_TEXT, PHASE_LINE, PHASE_HEIGHT, PHASE_POINT = 13.0, 17.0, 30.0, 10.0
SUMMARY_HEIGHT = 54.0
EMOTION_SWING = 84.0  # from the best to the worst score
EMOTION_PAD, EMOTION_PAD_WITH_TAGS = 30.0, 48.0  # above and below, for what is written there
PILL_HEIGHT = 19.0
LEAST_PAGE = 680.0  # the least width of the page
