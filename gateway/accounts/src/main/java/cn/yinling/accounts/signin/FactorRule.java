package cn.yinling.accounts.signin;

import cn.yinling.accounts.persons.Person;
import cn.yinling.runtime.web.api.Grant;
import cn.yinling.runtime.web.api.Role;
import java.util.List;
import java.util.Set;

/**
 * Who must have a second factor.
 *
 * @param roles that count only with one
 */
public record FactorRule(Set<Role> roles) {
    public FactorRule {
        roles = Set.copyOf(roles);
    }

    /** Whether her roles do not count before she has enrolled one. */
    boolean isUnmet(Person person) {
        return person.factor() == null
                && person.grants().stream().map(Grant::role).anyMatch(roles::contains);
    }

    /**
     * The roles that count now.
     *
     * @param isVouched whether another house has asked her for one
     */
    List<Grant> grants(Person person, boolean isVouched) {
        return isUnmet(person) && !isVouched ? List.of() : person.grants();
    }
}
