package cn.yinling.hotline.calls;

import cn.yinling.link.alarm.SpeakerAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the exchange calls whom, see {@code config/asterisk/pjsip.conf}. */
public final class Endpoints {
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{2,20}");

    private Endpoints() {}

    /**
     * The endpoint of a telephone number, or of the SIP address of a speaker unit in the district's
     * own network; empty where it is neither.
     */
    public static Optional<String> of(String numberOrAddress) {
        if (SpeakerAddress.isOne(numberOrAddress)) {
            return Optional.of("PJSIP/speaker/" + numberOrAddress);
        }
        String digits = digits(numberOrAddress);
        return NUMBER.matcher(digits).matches()
                ? Optional.of("PJSIP/%s@trunk".formatted(digits))
                : Optional.empty();
    }

    /** Whether two ways of writing are one number. */
    public static boolean isSame(String number, String other) {
        return digits(number).equals(digits(other));
    }

    /** What is dialled; people write blanks, brackets and dashes in between. */
    static String digits(String number) {
        return number.replaceAll("[\\s()./-]", "");
    }
}
