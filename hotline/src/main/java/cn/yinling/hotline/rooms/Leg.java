package cn.yinling.hotline.rooms;

import cn.yinling.hotline.calls.AmiExchange;
import cn.yinling.hotline.cases.Party;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody's line into a case, apart from the one that rings for an offer.
 *
 * @param callId says whose it is, so that a later process finds it again
 * @param isUp whether it was answered; until then it rings
 * @param isHeld whether it waits outside of the conference
 * @param since when it began to ring, was answered, or was put on hold
 */
record Leg(String callId, String caseId, Party party, boolean isUp, boolean isHeld, Instant since) {
    private static final Pattern NAME =
            Pattern.compile(
                    AmiExchange.CALL_PREFIX + "(?<case>.+)-to-(?<party>.+)-[0-9a-z]+-[0-9]+");

    private static final Pattern OFFER =
            Pattern.compile(AmiExchange.CALL_PREFIX + "(?<case>.+)-offer-[0-9a-z]+-[0-9]+");

    /** One that begins to ring, the {@code number}th of that run of the process. */
    static Leg ringing(String caseId, Party party, String run, long number, Instant now) {
        String callId =
                "%s%s-to-%s-%s-%d"
                        .formatted(AmiExchange.CALL_PREFIX, caseId, party.wireName(), run, number);
        return new Leg(callId, caseId, party, false, false, now);
    }

    /** One that an earlier process has left; that of an offer has become its agent's. */
    static Optional<Leg> found(String callId, Instant now) {
        Matcher offer = OFFER.matcher(callId);
        if (offer.matches()) {
            return Optional.of(
                    new Leg(callId, offer.group("case"), new Party.Agent(), true, false, now));
        }
        Matcher name = NAME.matcher(callId);
        return name.matches()
                ? Party.ofWireName(name.group("party"))
                        .map(party -> new Leg(callId, name.group("case"), party, true, false, now))
                : Optional.empty();
    }

    /** A caller who hears it ring. */
    static Leg waiting(String callId, String caseId, Instant now) {
        return new Leg(callId, caseId, new Party.Caller(), false, false, now);
    }

    /** A caller whom an earlier process has left in her case. */
    static Leg foundCaller(String callId, String caseId, Instant now) {
        return new Leg(callId, caseId, new Party.Caller(), true, false, now);
    }

    /** The same in the conference. */
    Leg answered(Instant now) {
        return new Leg(callId, caseId, party, true, false, now);
    }

    /** The same outside of the conference. */
    Leg held(Instant now) {
        return new Leg(callId, caseId, party, true, true, now);
    }
}
