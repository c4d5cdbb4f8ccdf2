package cn.yinling.accounts;

import cn.yinling.accounts.persons.Person;
import cn.yinling.runtime.config.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who stands in a process's configuration, where an earlier release had them.
 *
 * @param key under which people stand there
 * @param token by which programs use the API, at {@code api.token}; null for none
 */
public record Configured(String key, List<Person> persons, @Nullable Secret token) {
    public Configured {
        persons = List.copyOf(persons);
    }
}
