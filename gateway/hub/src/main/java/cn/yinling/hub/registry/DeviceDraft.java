package cn.yinling.hub.registry;

import org.jspecify.annotations.Nullable;

/**
 * A device as somebody enters or changes it. Immutable.
 *
 * @param serial the maker's, as it stands on the device
 * @param voice by which number one speaks through it, null where one cannot
 */
public record DeviceDraft(
        DeviceKind kind, @Nullable String serial, @Nullable String model, @Nullable String voice) {

    /** What is wrong with it; empty where nothing is. */
    public Faults check() {
        Faults faults = new Faults("");
        return faults.optional("serial", serial, 60)
                .optional("model", model, 60)
                .optional("voice", voice, 20)
                .phone("voice", voice);
    }
}
