package cn.yinling.hotline.calls;

import java.util.Optional;
import java.util.regex.Pattern;

/** What the exchange calls whom, see {@code config/asterisk/pjsip.conf}. */
public final class Endpoints {
    /** Nothing in here may mean something to a dial string, as {@code &} and {@code /} do. */
    private static final Pattern SIP_ADDRESS =
            Pattern.compile("sip:[A-Za-z0-9._~+-]{1,64}@[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?");

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{2,20}");

    private Endpoints() {}

    /**
     * The endpoint of a telephone number, or of the SIP address of a speaker unit in the district's
     * own network; empty where it is neither.
     */
    public static Optional<String> of(String numberOrAddress) {
        if (SIP_ADDRESS.matcher(numberOrAddress).matches()) {
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
