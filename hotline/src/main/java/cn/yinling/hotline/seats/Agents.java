package cn.yinling.hotline.seats;

import cn.yinling.accounts.persons.Person;
import cn.yinling.accounts.persons.Persons;
import cn.yinling.hotline.dispatch.Occupant;
import cn.yinling.runtime.web.api.Role;
import java.util.Optional;

/**
 * Who may work at a seat: persons with the role of an agent, whatever else they are. Thread-safe.
 */
public final class Agents {
    private final Persons persons;

    public Agents(Persons persons) {
        this.persons = persons;
    }

    /** The agent of that id. */
    public Optional<Occupant> find(String agentId) {
        return persons.find(agentId).flatMap(Agents::of);
    }

    /** A person as an agent; empty where she is none. */
    static Optional<Occupant> of(Person person) {
        return person.is(Role.AGENT)
                ? Optional.of(new Occupant(person.id(), person.name(), person.robot()))
                : Optional.empty();
    }
}
