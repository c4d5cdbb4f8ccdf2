package cn.yinling.hotline.seats;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.accounts.persons.Person;
import cn.yinling.accounts.persons.Persons;
import cn.yinling.accounts.sessions.Begun;
import cn.yinling.accounts.sessions.Sessions;
import cn.yinling.hotline.dispatch.Occupant;
import cn.yinling.runtime.web.api.Grant;
import cn.yinling.runtime.web.api.Role;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeatSessionsTest {
    private final Persons persons = new Persons();
    private final Agents agents = new Agents(persons);
    private final SeatSessions sessions =
            new SeatSessions(
                    new Sessions(SessionConfig.defaults().rules(), InstantSource.system()),
                    persons);

    private void anna(String name, Role... roles) {
        List<Grant> grants = Stream.of(roles).map(Grant::of).toList();
        persons.replace(List.of(Person.fresh("anna", name, grants)));
    }

    @Test
    void personWithTwoRolesWorksAtASeatAsAnAgent() {
        anna("陈晓", Role.OPERATOR, Role.AGENT);
        Begun begun = sessions.begin(persons.find("anna").orElseThrow(), 4);
        assertThat(sessions.find(begun.token()))
                .contains(
                        new SeatSession(
                                begun.session().key(), new Occupant("anna", "陈晓", false), 4));
    }

    @Test
    void whoIsAnAgentNoMoreIsSignedOut() {
        anna("陈晓", Role.OPERATOR, Role.AGENT);
        Begun begun = sessions.begin(persons.find("anna").orElseThrow(), 4);
        assertThat(sessions.overdue()).isEmpty();

        anna("陈晓", Role.OPERATOR);
        assertThat(agents.find("anna")).isEmpty();
        assertThat(sessions.find(begun.token())).isEmpty();
        assertThat(sessions.overdue())
                .extracting(session -> session.agent().agentId())
                .containsExactly("anna");
        sessions.end("anna");
        assertThat(sessions.overdue()).isEmpty();
    }

    @Test
    void agentIsCalledAsSheIsCalledNow() {
        anna("陈晓", Role.AGENT);
        Begun begun = sessions.begin(persons.find("anna").orElseThrow(), 4);
        anna("陈晓莉", Role.AGENT);
        assertThat(sessions.find(begun.token()).orElseThrow().agent().name()).isEqualTo("陈晓莉");
    }
}
