package cn.yinling.runtime.web.api;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Of which part of the district somebody may know: of all of it, or of some streets, places and
 * residents. Stores ask for it, so that a list holds no row that its reader may not see. Immutable.
 *
 * @param isWhole then the sets are empty
 */
public record Reach(
        boolean isWhole, Set<String> streets, Set<String> places, Set<String> residents) {
    /** All of the district. */
    public static final Reach WHOLE = new Reach(true, Set.of(), Set.of(), Set.of());

    public Reach {
        streets = Set.copyOf(streets);
        places = Set.copyOf(places);
        residents = Set.copyOf(residents);
    }

    /** Whether somebody may know of what is in that street, and is that resident's. */
    public boolean holds(String street, @Nullable String residentId) {
        return isWhole
                || streets.contains(street)
                || (residentId != null && residents.contains(residentId));
    }

    /** What these roles reach together. */
    static Reach of(Collection<Grant> grants) {
        if (grants.stream().anyMatch(grant -> grant.bound() == null)) {
            return WHOLE;
        }
        return new Reach(
                false,
                ids(grants, Bound.Kind.STREET),
                ids(grants, Bound.Kind.PLACE),
                ids(grants, Bound.Kind.RESIDENT));
    }

    private static Set<String> ids(Collection<Grant> grants, Bound.Kind kind) {
        return grants.stream()
                .map(Grant::bound)
                .filter(bound -> bound != null && bound.kind() == kind)
                .map(Bound::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
