package cn.yinling.accounts.personnel;

import cn.yinling.accounts.persons.PersonFile;
import cn.yinling.runtime.web.api.Bound;
import cn.yinling.runtime.web.api.Call;
import cn.yinling.runtime.web.api.Grant;
import cn.yinling.runtime.web.api.Role;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A person as the API shows her. */
record PersonView(
        String id,
        String name,
        List<RoleView> roles,
        boolean hasPassword,
        boolean secondFactor,
        boolean robot,
        @Nullable Instant invitedUntil,
        @Nullable Instant endedAt,
        long version,
        Instant changedAt,
        @Nullable String changedBy) {

    static PersonView of(PersonFile file) {
        return new PersonView(
                file.person().id(),
                file.person().name(),
                file.person().grants().stream().map(RoleView::of).toList(),
                file.person().passwordHash() != null,
                file.person().factor() != null,
                file.person().robot(),
                file.invitedUntil(),
                file.endedAt(),
                file.version(),
                file.changedAt(),
                file.changedBy());
    }

    /** A role, and at most one thing that it is bound to. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RoleView(
            String role,
            @Nullable String street,
            @Nullable String place,
            @Nullable String resident) {
        static RoleView of(Grant grant) {
            return new RoleView(
                    grant.role().code(),
                    grant.boundTo(Bound.Kind.STREET),
                    grant.boundTo(Bound.Kind.PLACE),
                    grant.boundTo(Bound.Kind.RESIDENT));
        }

        private List<Bound> bounds() {
            List<Bound> bounds = new ArrayList<>();
            if (street != null) {
                bounds.add(new Bound(Bound.Kind.STREET, street));
            }
            if (place != null) {
                bounds.add(new Bound(Bound.Kind.PLACE, place));
            }
            if (resident != null) {
                bounds.add(new Bound(Bound.Kind.RESIDENT, resident));
            }
            return bounds;
        }

        /**
         * As a grant.
         *
         * @param at where it stands in the body
         * @throws cn.yinling.runtime.web.ProblemException where it makes no sense
         */
        Grant grant(String at) {
            List<Bound> bounds = bounds();
            Role known = Role.ofCode(role);
            if (bounds.size() > 1) {
                throw Call.mistake(
                        "body", at, "a role is bound to one thing; give the role twice for two");
            }
            if (known == Role.SERVICE) {
                throw Call.mistake("body", at + "/role", "is for programs, which have tokens");
            }
            try {
                return new Grant(known, bounds.isEmpty() ? null : bounds.getFirst());
            } catch (IllegalArgumentException e) {
                throw Call.mistake("body", at, Objects.requireNonNull(e.getMessage()));
            }
        }
    }

    /** What is sent for a person. */
    record Entry(@Nullable String id, String name, List<RoleView> roles) {
        List<Grant> grants() {
            List<Grant> grants = new ArrayList<>();
            for (int i = 0; i < roles.size(); i++) {
                grants.add(roles.get(i).grant("/roles/" + i));
            }
            return grants;
        }
    }
}
