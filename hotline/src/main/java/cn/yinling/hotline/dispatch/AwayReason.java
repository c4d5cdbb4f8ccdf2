package cn.yinling.hotline.dispatch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why an agent takes no cases, for those who plan the shift. */
public enum AwayReason {
    BREAK,
    MEAL,
    TRAINING,
    /** Following up what is closed. */
    DESK_WORK;

    /** As it stands on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty where there is no such reason. */
    public static Optional<AwayReason> ofWireName(String name) {
        return Arrays.stream(values()).filter(one -> one.wireName().equals(name)).findAny();
    }
}
