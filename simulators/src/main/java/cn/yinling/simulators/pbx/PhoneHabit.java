package cn.yinling.simulators.pbx;

import java.time.Duration;

/** What a phone does by itself when it is called. */
public sealed interface PhoneHabit {
    /** Rings, until {@link Phone#answer()} or somebody gives up. */
    record Rings() implements PhoneHabit {}

    /** Rings, and answers after that time. */
    record Answers(Duration after) implements PhoneHabit {}

    /**
     * Refuses at once.
     *
     * @param sipStatus 480 not available, 486 busy, 503 out of order or 603 declined
     */
    record Refuses(int sipStatus) implements PhoneHabit {
        public Refuses {
            SipRefusal.of(sipStatus);
        }
    }

    /** Is registered but says nothing: its network is gone. */
    record Silent() implements PhoneHabit {}

    /** Is not registered at all. */
    record Unregistered() implements PhoneHabit {}
}
