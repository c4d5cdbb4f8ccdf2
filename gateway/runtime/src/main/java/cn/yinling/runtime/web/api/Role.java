package cn.yinling.runtime.web.api;

import java.util.Locale;
import java.util.Set;

/** What somebody is to the district; the contract says which of them may what. */
public enum Role {
    /** Runs the software: reads and writes everything. */
    OPERATOR,
    /** Reads everything of the day's work, as on a wall. */
    VIEWER,
    /** Leads the hotline. */
    SUPERVISOR,
    /** Answers at the hotline. */
    AGENT,
    /** Works for a street. */
    STREET_STAFF,
    /** Looks after people at home. */
    CAREGIVER,
    /** Runs a canteen. */
    CANTEEN,
    /** Drives people or meals. */
    DRIVER,
    /** Leads activities. */
    ACTIVITY_LEADER,
    /** Sells at a place of the district. */
    SHOP,
    /** Of a resident's family. */
    FAMILY,
    /** Reads who has looked at what. */
    AUDITOR,
    /** A program. */
    SERVICE;

    /** To one of which it must be bound; empty for one that is of the whole district. */
    public Set<Bound.Kind> bounds() {
        return switch (this) {
            case OPERATOR, VIEWER, SUPERVISOR, AGENT, AUDITOR, SERVICE -> Set.of();
            case STREET_STAFF -> Set.of(Bound.Kind.STREET);
            case CAREGIVER -> Set.of(Bound.Kind.STREET, Bound.Kind.PLACE, Bound.Kind.RESIDENT);
            case DRIVER -> Set.of(Bound.Kind.STREET, Bound.Kind.PLACE);
            case CANTEEN, ACTIVITY_LEADER, SHOP -> Set.of(Bound.Kind.PLACE);
            case FAMILY -> Set.of(Bound.Kind.RESIDENT);
        };
    }

    /** As it is written, as {@code street-staff}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The role of that code.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static Role ofCode(String code) {
        for (Role role : values()) {
            if (role.code().equals(code)) {
                return role;
            }
        }
        throw new IllegalArgumentException("there is no role '%s'".formatted(code));
    }
}
