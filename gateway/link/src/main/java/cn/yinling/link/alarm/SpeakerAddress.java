package cn.yinling.link.alarm;

import java.util.regex.Pattern;

/** The SIP address (RFC 3261) of a speaker unit in the district's own network. */
public final class SpeakerAddress {
    /** Nothing in it may mean something to a dial string, as {@code &} and {@code /} do. */
    private static final Pattern ADDRESS =
            Pattern.compile("sip:[A-Za-z0-9._~+-]{1,64}@[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?");

    private SpeakerAddress() {}

    /** Whether {@code text} is one, {@code sip:bed-0001@10.1.2.3} for example. */
    public static boolean isOne(String text) {
        return ADDRESS.matcher(text).matches();
    }
}
