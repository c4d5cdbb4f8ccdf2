package cn.yinling.register;

import cn.yinling.link.alarm.SpeakerAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A device as somebody enters or changes it. Immutable.
 *
 * @param serial the maker's, as it stands on the device
 * @param voice by which number, or which SIP address of its speaker unit, one speaks through it;
 *     null where one cannot
 */
public record DeviceDraft(
        DeviceKind kind, @Nullable String serial, @Nullable String model, @Nullable String voice) {

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9*#-]{1,20}");

    /** What is wrong with it; empty where nothing is. */
    public Faults check() {
        Faults faults = new Faults("");
        faults.optional("serial", serial, 60).optional("model", model, 60);
        return voice == null || NUMBER.matcher(voice).matches() || SpeakerAddress.isOne(voice)
                ? faults
                : faults.add(
                        "voice",
                        "请填分机号、电话号码（最多20位）或对讲机的SIP地址，例如sip:bed-0001@10.1.2.3",
                        "must be an extension or a number of at most 20 digits, or a speaker's SIP"
                                + " address such as sip:bed-0001@10.1.2.3");
    }
}
