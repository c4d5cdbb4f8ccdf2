package cn.yinling.hotline.dispatch;

/** What the dispatcher has decided. */
public sealed interface Effect {
    record Offered(Offer offer) implements Effect {}

    /** An offer does not stand any more, and was not accepted. */
    record Withdrawn(Offer offer, Why why) implements Effect {}

    record Accepted(Offer offer, Means means) implements Effect {}

    /** An accepted case waits again: the seat is gone. */
    record Returned(String caseId, int seat, Occupant agent) implements Effect {}

    /** An agent has changed her seat and taken her case along. */
    record Moved(String caseId, int seat, Occupant agent) implements Effect {}

    record Closed(String caseId, int seat, Occupant agent) implements Effect {}

    /**
     * A case that cannot wait, and nobody is ready for it: it waits, or rings at a seat that has
     * missed an offer. Told once until the case is accepted.
     */
    record Unheard(String caseId) implements Effect {}

    /** A robot had to give its seat to a person. */
    record Evicted(int seat, Occupant robot) implements Effect {}

    /** The command was not carried out. */
    record Refused(Refusal why) implements Effect {}

    /** Why an offer was withdrawn. */
    enum Why {
        PASSED,
        LEASE_EXPIRED,
        SEAT_GONE,
        CASE_DROPPED,
        /** A person needs the seat, and this is about none. */
        OVERTAKEN,
        /** It rang at a seat that had missed an offer, and another seat is ready now. */
        SEAT_READY
    }

    /** How an offer was accepted. */
    enum Means {
        SCREEN,
        PHONE
    }

    /** Why a command was refused. */
    enum Refusal {
        NO_SUCH_SEAT,
        SEAT_TAKEN,
        NOT_SIGNED_IN,
        NOT_YOURS
    }
}
