package cn.yinling.simulators.pbx;

/**
 * Told what the phones do, on the exchange's one thread: it must not block. It may call a {@link
 * Phone}.
 */
public interface PhoneListener {
    default void rings(PhoneCall call) {}

    default void answered(PhoneCall call) {}

    /** The call is over, whether it was answered or not. */
    default void ended(PhoneCall call) {}
}
