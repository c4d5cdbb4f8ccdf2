package cn.yinling.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.accounts.persons.Person;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.web.api.Grant;
import cn.yinling.runtime.web.api.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FactorRuleTest {
    private final FactorRule rule = new FactorRule(Set.of(Role.OPERATOR));

    private static Person person(@Nullable Secret factor, Role... roles) {
        List<Grant> grants = Stream.of(roles).map(Grant::of).toList();
        return new Person("anna", "陈晓", null, factor, false, 1, grants);
    }

    @Test
    void withoutHerFactorNoneOfHerRolesCounts() {
        assertThat(rule.grants(person(null, Role.OPERATOR, Role.AGENT), false)).isEmpty();
        assertThat(rule.grants(person(new Secret("00"), Role.OPERATOR, Role.AGENT), false))
                .hasSize(2);
        assertThat(rule.grants(person(null, Role.OPERATOR), true)).hasSize(1);
    }

    @Test
    void whoNeedsNoneHasHerRoles() {
        assertThat(rule.grants(person(null, Role.AGENT), false))
                .containsExactly(Grant.of(Role.AGENT));
        assertThat(rule.isUnmet(person(null))).isFalse();
    }
}
