package cn.yinling.hotline.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The calls we made, judged by what Asterisk says of their channels: an originate is never believed
 * by its own answer. Not thread-safe.
 */
final class CallLedger {
    /** How long after its timeout a call may stay without a word. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * How long after an originate has failed its channel may still say why. Asterisk tells the two
     * on ways of their own, so the failure can be here before the channel that it was of.
     */
    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    private final Consumer<PhoneEvent> listener;
    private final String prefix;
    private final Map<String, Call> calls = new HashMap<>();

    private static final class Call {
        private Instant silentUntil;
        private boolean failed;
        private boolean rings;
        private boolean answered;
        private boolean isInbound;
        private boolean withdrawn;
        private @Nullable EndCause dialled;

        Call(Instant silentUntil) {
            this.silentUntil = silentUntil;
        }
    }

    /**
     * An empty one.
     *
     * @param prefix what the ids of our calls begin with, also of earlier processes
     */
    CallLedger(Consumer<PhoneEvent> listener, String prefix) {
        this.listener = listener;
        this.prefix = prefix;
    }

    void begin(String callId, Duration timeout, Instant now) {
        calls.put(callId, new Call(now.plus(timeout).plus(PATIENCE)));
    }

    /** Notes that we want it to end; false where it is over. */
    boolean withdraw(String callId) {
        Call call = calls.get(callId);
        if (call == null) {
            return false;
        }
        call.withdrawn = true;
        return true;
    }

    void note(CallFact fact, Instant now) {
        switch (fact) {
            case CallFact.Arrived(String callId, String number) -> arrived(callId, number);
            case CallFact.Rings(String callId) -> rings(callId);
            case CallFact.IsUp(String callId) -> isUp(callId);
            case CallFact.Joined(String callId) -> answered(callId);
            case CallFact.Dialled(String callId, String status) -> dialled(callId, status);
            case CallFact.Gone(String callId, int cause) -> gone(callId, cause);
            case CallFact.OriginateFailed(String callId) -> originateFailed(callId, now);
            case CallFact.OriginateRefused(String callId, _) -> end(callId, EndCause.REFUSED);
            case CallFact.Snapshot(Map<String, CallFact.Channel> channels) -> reconcile(channels);
        }
    }

    /** Ends what has been silent for too long. */
    void expire(Instant now) {
        Map<String, EndCause> overdue = new HashMap<>();
        calls.forEach((callId, call) -> {
            if (!call.answered && !now.isBefore(call.silentUntil)) {
                overdue.put(callId, call.failed ? EndCause.UNREACHABLE : EndCause.LOST);
            }
        });
        overdue.forEach(this::end);
    }

    /** Channels of calls of ours that no process waits for any more, and that only ring. */
    Set<String> orphans(CallFact.Snapshot snapshot) {
        return snapshot.channels().entrySet().stream()
                .filter(channel -> !channel.getValue().isUp())
                .map(Map.Entry::getKey)
                .filter(callId -> callId.startsWith(prefix) && !calls.containsKey(callId))
                .collect(Collectors.toSet());
    }

    private void arrived(String callId, @Nullable String number) {
        if (!calls.containsKey(callId)) {
            Call call = new Call(Instant.MAX);
            call.isInbound = true;
            calls.put(callId, call);
            listener.accept(new PhoneEvent.Arrived(callId, number));
        }
    }

    private void rings(String callId) {
        Call call = calls.get(callId);
        if (call != null && !call.rings && !call.answered && !call.isInbound) {
            call.rings = true;
            listener.accept(new PhoneEvent.Ringing(callId));
        }
    }

    /** A caller is not spoken to before she is in her case, whatever the exchange says to her. */
    private void isUp(String callId) {
        Call call = calls.get(callId);
        if (call != null && !call.isInbound) {
            answered(callId);
        }
    }

    private void answered(String callId) {
        Call call = calls.get(callId);
        if (call != null && !call.answered) {
            call.answered = true;
            listener.accept(new PhoneEvent.Answered(callId));
        }
    }

    private void dialled(String callId, String status) {
        Call call = calls.get(callId);
        if (call == null) {
            return;
        }
        if (status.equals("ANSWER")) {
            answered(callId);
            return;
        }
        call.dialled =
                switch (status) {
                    case "BUSY" -> EndCause.BUSY;
                    case "CHANUNAVAIL", "CONGESTION" -> EndCause.UNREACHABLE;
                    default -> null;
                };
    }

    private void gone(String callId, int cause) {
        Call call = calls.get(callId);
        if (call != null) {
            end(callId, call.dialled == null ? ofQ850(cause, call) : call.dialled);
        }
    }

    private static EndCause ofQ850(int cause, Call call) {
        if (call.isInbound) {
            return EndCause.ABANDONED;
        }
        return switch (cause) {
            case 17 -> EndCause.BUSY;
            case 21 -> EndCause.DECLINED;
            // 18 and 19 without ringing: the phone has vanished and not even answered the INVITE
            case 18, 19 -> call.rings ? EndCause.NO_ANSWER : EndCause.UNREACHABLE;
            case 1, 3, 20, 27, 34, 38, 41, 42, 44, 58 -> EndCause.UNREACHABLE;
            default -> call.rings ? EndCause.NO_ANSWER : EndCause.UNREACHABLE;
        };
    }

    private void originateFailed(String callId, Instant now) {
        Call call = calls.get(callId);
        if (call != null) {
            call.failed = true;
            call.silentUntil = now.plus(LAST_WORD);
        }
    }

    private void reconcile(Map<String, CallFact.Channel> channels) {
        for (String callId : List.copyOf(calls.keySet())) {
            CallFact.Channel channel = channels.get(callId);
            if (channel == null) {
                end(callId, EndCause.LOST);
            } else if (channel.caseId() != null) {
                answered(callId);
            } else if (channel.isUp()) {
                isUp(callId);
            } else {
                rings(callId);
            }
        }
        channels.forEach((callId, channel) -> {
            if (channel.isCaller()) {
                arrived(callId, channel.number());
            } else if (channel.isUp() && !calls.containsKey(callId)) {
                found(callId, channel);
            }
        });
    }

    /** A line of ours that somebody speaks on, or that of a caller in a case. */
    private void found(String callId, CallFact.Channel channel) {
        boolean isOurs = callId.startsWith(prefix);
        if (!isOurs && channel.caseId() == null) {
            return;
        }
        Call call = new Call(Instant.MAX);
        call.answered = true;
        calls.put(callId, call);
        listener.accept(
                new PhoneEvent.Found(callId, isOurs ? null : channel.caseId(), channel.isHeld()));
    }

    private void end(String callId, EndCause cause) {
        Call call = calls.remove(callId);
        if (call != null) {
            EndCause known =
                    call.answered ? EndCause.HUNG_UP : call.withdrawn ? EndCause.WITHDRAWN : cause;
            listener.accept(new PhoneEvent.Ended(callId, known));
        }
    }
}
