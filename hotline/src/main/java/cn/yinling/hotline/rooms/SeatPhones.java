package cn.yinling.hotline.rooms;

import cn.yinling.hotline.calls.AmiExchange;
import cn.yinling.hotline.calls.EndCause;
import cn.yinling.hotline.calls.PhoneExchange;
import cn.yinling.hotline.calls.RingRequest;
import cn.yinling.hotline.cases.Case;
import cn.yinling.hotline.dispatch.Offer;
import cn.yinling.hotline.seats.SeatConfig;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which call belongs to which offer. Of the control room's thread alone. */
final class SeatPhones {
    /** Shown for a device that has no voice of its own. */
    private final String ownNumber;

    private final Map<Integer, String> endpoints = new HashMap<>();
    private final String run;
    private final Duration ringFor;
    private final Map<String, Call> calls = new HashMap<>();
    private final Map<String, String> callOfCase = new HashMap<>();

    /** A call that is not over. */
    private static final class Call {
        private final Offer offer;
        private boolean answered;

        Call(Offer offer) {
            this.offer = offer;
        }
    }

    /**
     * No phone rings yet.
     *
     * @param run of this process, so that its calls are not those of an earlier one
     * @param number the hotline's own, as people dial it
     */
    SeatPhones(Collection<SeatConfig> seats, String run, Duration ringFor, String number) {
        for (SeatConfig seat : seats) {
            if (seat.phone() != null) {
                endpoints.put(seat.number(), seat.phone());
            }
        }
        this.run = run;
        this.ringFor = ringFor;
        this.ownNumber = number.replaceAll("[^0-9+]", "");
    }

    /** The phone of a seat as the exchange knows it, null where it has none. */
    @Nullable String endpoint(int seat) {
        return endpoints.get(seat);
    }

    /** Rings the phone of the seat, where it has one. */
    void ring(PhoneExchange exchange, Offer offer, Case offered) {
        String endpoint = endpoints.get(offer.seat());
        if (endpoint == null) {
            return;
        }
        String callId =
                "%s%s-offer-%s-%d"
                        .formatted(AmiExchange.CALL_PREFIX, offer.caseId(), run, offer.number());
        calls.put(callId, new Call(offer));
        callOfCase.put(offer.caseId(), callId);
        String voice = offered.source().voice();
        exchange.ring(
                new RingRequest(
                        callId,
                        endpoint,
                        CallerName.of(offered),
                        voice == null ? ownNumber : voice,
                        offer.caseId(),
                        ringFor,
                        true));
    }

    /** Ends the call of a case, whose case has nothing to do with it any more. */
    void release(PhoneExchange exchange, String caseId) {
        String callId = callOfCase.remove(caseId);
        if (callId != null) {
            exchange.hangUp(callId);
        }
    }

    /** The offer that a call belongs to, where its case still has to do with it. */
    Optional<Offer> current(String callId) {
        return Optional.ofNullable(calls.get(callId))
                .map(call -> call.offer)
                .filter(offer -> callId.equals(callOfCase.get(offer.caseId())));
    }

    void answered(String callId) {
        Call call = calls.get(callId);
        if (call != null) {
            call.answered = true;
        }
    }

    /** Forgets a call that is over; the offer where its case still has to do with it. */
    @Nullable Ended ended(String callId, EndCause cause) {
        Optional<Offer> offer = current(callId);
        Call call = calls.remove(callId);
        if (call == null) {
            return null;
        }
        offer.ifPresent(current -> callOfCase.remove(current.caseId()));
        return new Ended(offer, call.answered, cause);
    }

    /** A call that is over. */
    record Ended(Optional<Offer> offer, boolean answered, EndCause cause) {}
}
