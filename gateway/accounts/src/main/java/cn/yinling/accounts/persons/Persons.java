package cn.yinling.accounts.persons;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everybody who may sign in now, in memory. Thread-safe, never blocks. */
public final class Persons {
    private volatile Map<String, Person> byId = Map.of();

    public Optional<Person> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Collection<Person> all() {
        return byId.values();
    }

    /** Has these people from now on, and nobody else. */
    public void replace(Collection<Person> persons) {
        byId =
                persons.stream()
                        .collect(Collectors.toUnmodifiableMap(Person::id, Function.identity()));
    }
}
