package cn.yinling.register.csv;

/** What becomes of a file in which some lines are wrong. */
public enum ImportMode {
    /** Every good line is taken. */
    EACH_LINE,
    /** None is taken where one is wrong. */
    ALL_OR_NOTHING,
    /** None is taken in any case; the report says what would have become of them. */
    DRY_RUN
}
