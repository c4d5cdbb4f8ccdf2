package cn.yinling.runtime.web.api;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A role that a person has. Immutable.
 *
 * @param bound for which part of the district; null for all of it
 */
public record Grant(Role role, @Nullable Bound bound) {
    /**
     * Checks that the role makes sense with this bound.
     *
     * @throws IllegalArgumentException says what the role needs
     */
    public Grant {
        boolean fits =
                bound == null ? role.bounds().isEmpty() : role.bounds().contains(bound.kind());
        if (!fits) {
            throw new IllegalArgumentException(
                    role.bounds().isEmpty()
                            ? "the role %s is of the whole district".formatted(role.code())
                            : "the role %s must be bound to a %s"
                                    .formatted(role.code(), kinds(role)));
        }
    }

    /** One of the whole district. */
    public static Grant of(Role role) {
        return new Grant(role, null);
    }

    /** To which one of that kind it is bound; null where it is bound to none of them. */
    public @Nullable String boundTo(Bound.Kind kind) {
        return bound == null || bound.kind() != kind ? null : bound.id();
    }

    private static String kinds(Role role) {
        return role.bounds().stream()
                .sorted()
                .map(Bound.Kind::code)
                .collect(Collectors.joining(" or a "));
    }
}
