package cn.yinling.hotline.cases;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the phone of the seat does that a case is before. */
public enum PhoneState {
    NONE,
    RINGING,
    ANSWERED,
    ENDED,
    FAILED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
