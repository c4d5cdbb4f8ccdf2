package cn.yinling.register;

import java.util.Arrays;
import java.util.List;

/** The colour of risk, which says how often somebody visits; the highest first. */
public enum Risk {
    HIGH("high", "高"),
    MEDIUM("medium", "中"),
    MEDIUM_LOW("medium-low", "中低"),
    LOW("low", "低");

    /** How each is written. */
    public static final List<String> CODES = Arrays.stream(values()).map(Risk::code).toList();

    /** How each is called. */
    static final List<Words> WORDS =
            Arrays.stream(values()).map(risk -> new Words(risk.chinese, risk.code)).toList();

    private final String code;
    private final String chinese;

    Risk(String code, String chinese) {
        this.code = code;
        this.chinese = chinese;
    }

    /** As it stands in the database, in alarms and in the API. */
    public String code() {
        return code;
    }
}
