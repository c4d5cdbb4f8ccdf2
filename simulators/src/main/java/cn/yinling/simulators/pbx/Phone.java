package cn.yinling.simulators.pbx;

import java.util.function.Consumer;

/** A simulated phone. Thread-safe: whatever is done to it happens on the exchange's thread. */
public final class Phone {
    private final String name;
    private final Switchboard switchboard;
    private final Exchange exchange;
    private volatile PhoneHabit habit = new PhoneHabit.Rings();

    Phone(String name, Switchboard switchboard, Exchange exchange) {
        this.name = name;
        this.switchboard = switchboard;
        this.exchange = exchange;
    }

    /** For example {@code seat-01}. */
    public String name() {
        return name;
    }

    public PhoneHabit habit() {
        return habit;
    }

    /** What it does from the next call on; (un)registers where that changes. */
    public void behave(PhoneHabit next) {
        switchboard.run(() -> {
            boolean wasRegistered = isRegistered();
            habit = next;
            if (wasRegistered != isRegistered()) {
                exchange.registrationChanged(this);
            }
        });
    }

    boolean isRegistered() {
        return !(habit instanceof PhoneHabit.Unregistered);
    }

    /** Answers the call that rings longest; does nothing where none rings. */
    public void answer() {
        withRinging(exchange::answered);
    }

    /** Refuses the call that rings longest: 480, 486, 503 or 603. */
    public void refuse(int sipStatus) {
        SipRefusal refusal = SipRefusal.of(sipStatus);
        withRinging(channel -> exchange.refused(channel, refusal));
    }

    private void withRinging(Consumer<Channel> then) {
        switchboard.run(() -> exchange.ringingAt(this).ifPresent(then));
    }

    /** Hangs up the calls it has answered. */
    public void hangUp() {
        switchboard.run(() -> exchange.answeredAt(this).forEach(exchange::hungUpByPhone));
    }
}
