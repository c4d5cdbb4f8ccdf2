package cn.yinling.runtime.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrantTest {
    private static final Bound EAST = new Bound(Bound.Kind.STREET, "east");
    private static final Bound CANTEEN = new Bound(Bound.Kind.PLACE, "p-1");

    private static Caller caller(Grant... grants) {
        return Caller.person("anna", "陈晓", List.of(grants), Caller.Means.COOKIE);
    }

    @Test
    void roleIsBoundToWhatMakesSense() {
        assertThat(new Grant(Role.DRIVER, EAST).bound()).isEqualTo(EAST);
        assertThatThrownBy(() -> new Grant(Role.OPERATOR, EAST))
                .hasMessage("the role operator is of the whole district");
        assertThatThrownBy(() -> new Grant(Role.STREET_STAFF, null))
                .hasMessage("the role street-staff must be bound to a street");
        assertThatThrownBy(() -> new Grant(Role.DRIVER, new Bound(Bound.Kind.RESIDENT, "r-1")))
                .hasMessage("the role driver must be bound to a street or a place");
    }

    @Test
    void everyRoleHasACodeOfItsOwn() {
        for (Role role : Role.values()) {
            assertThat(Role.ofCode(role.code())).isEqualTo(role);
        }
        assertThatThrownBy(() -> Role.ofCode("queen")).hasMessageContaining("queen");
    }

    @Test
    void reachIsWhatTheRolesThatAreAskedForReachTogether() {
        Caller clerk =
                caller(
                        new Grant(Role.STREET_STAFF, EAST),
                        new Grant(Role.STREET_STAFF, new Bound(Bound.Kind.STREET, "west")),
                        new Grant(Role.CANTEEN, CANTEEN));
        assertThat(clerk.reach(Set.of(Role.STREET_STAFF)))
                .isEqualTo(new Reach(false, Set.of("east", "west"), Set.of(), Set.of()));
        assertThat(clerk.reach(EnumSet.allOf(Role.class)))
                .isEqualTo(new Reach(false, Set.of("east", "west"), Set.of("p-1"), Set.of()));
        assertThat(clerk.reach(Set.of(Role.OPERATOR)))
                .isEqualTo(new Reach(false, Set.of(), Set.of(), Set.of()));
    }

    @Test
    void roleOfTheWholeDistrictReachesAllOfIt() {
        Caller both = caller(new Grant(Role.STREET_STAFF, EAST), Grant.of(Role.VIEWER));
        assertThat(both.reach(EnumSet.of(Role.STREET_STAFF, Role.VIEWER))).isEqualTo(Reach.WHOLE);
        assertThat(both.reach(EnumSet.of(Role.STREET_STAFF)).isWhole()).isFalse();
        assertThat(both.isAny(Set.of(Role.VIEWER))).isTrue();
        assertThat(both.isAny(Set.of(Role.OPERATOR))).isFalse();
        assertThat(Caller.ANYBODY.isAny(EnumSet.allOf(Role.class))).isFalse();
    }
}
