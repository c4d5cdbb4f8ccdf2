package cn.yinling.hub.registry;

import java.util.Arrays;
import java.util.List;

/** The colour of risk, which says how often somebody visits; the highest first. */
public enum Risk {
    HIGH("high"),
    MEDIUM("medium"),
    MEDIUM_LOW("medium-low"),
    LOW("low");

    /** How each is written. */
    public static final List<String> CODES = Arrays.stream(values()).map(Risk::code).toList();

    private final String code;

    Risk(String code) {
        this.code = code;
    }

    /** As it stands in the database, in alarms and in the API. */
    public String code() {
        return code;
    }
}
