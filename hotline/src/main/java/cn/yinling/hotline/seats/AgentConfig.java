package cn.yinling.hotline.seats;

import cn.yinling.accounts.persons.Person;
import cn.yinling.runtime.config.Default;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.web.api.Grant;
import cn.yinling.runtime.web.api.Role;
import java.util.List;

/**
 * An agent in the list {@code agents}, where an earlier release had them; taken over into the
 * database once.
 *
 * @param id what she types (工号)
 * @param name what colleagues and elders call her
 * @param passwordHash Argon2id
 * @param robot a simulated agent, who leaves her seat to a person
 */
public record AgentConfig(
        String id, String name, Secret passwordHash, @Default("false") boolean robot) {

    public AgentConfig {
        if (id.isBlank() || id.length() > 32) {
            throw new IllegalArgumentException("id must have 1 to 32 characters, was '" + id + "'");
        }
        if (!passwordHash.value().startsWith("$argon2id$")) {
            throw new IllegalArgumentException(
                    "password-hash of agent %s is no Argon2id hash; take her out of the list, and enter her on the page of persons"
                            .formatted(id));
        }
    }

    public Person person() {
        return new Person(
                id.strip(),
                name,
                passwordHash.value(),
                null,
                robot,
                1,
                List.of(Grant.of(Role.AGENT)));
    }
}
