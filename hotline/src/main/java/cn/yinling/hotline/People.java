package cn.yinling.hotline;

import cn.yinling.accounts.Accounts;
import cn.yinling.accounts.Configured;
import cn.yinling.accounts.audit.Journal;
import cn.yinling.accounts.persons.Person;
import cn.yinling.accounts.signin.SignIn;
import cn.yinling.hotline.seats.AgentConfig;
import cn.yinling.hotline.seats.Agents;
import cn.yinling.hotline.seats.SeatSessions;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.process.Parts;
import cn.yinling.runtime.web.Health;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;

/** Who works at the hotline, and what is written down of it. */
record People(
        Accounts accounts, Journal journal, Agents agents, SeatSessions sessions, SignIn signIn) {

    /**
     * Begins to load them.
     *
     * @param clock the time of day
     * @param deadlines a clock that nobody sets
     */
    static People start(
            HotlineConfig config,
            Database database,
            InstantSource clock,
            InstantSource deadlines,
            MeterRegistry metrics,
            Parts parts) {
        List<Person> configured = config.agents().stream().map(AgentConfig::person).toList();
        Accounts accounts =
                parts.add(
                        "accounts",
                        Accounts.start(
                                database,
                                config.openCases().resolveSibling("accounts.json"),
                                config.sessions().rules(),
                                new Configured("agents", configured, null),
                                deadlines));
        Journal journal =
                parts.add(
                        "audit journal",
                        Journal.start(
                                database,
                                config.openCases().resolveSibling("audit-journal"),
                                clock));
        Agents agents = new Agents(accounts.persons());
        SignIn signIn =
                new SignIn(
                        accounts.persons(),
                        accounts.lastCodes(),
                        database,
                        clock,
                        journal,
                        metrics);
        return new People(
                accounts,
                journal,
                agents,
                new SeatSessions(accounts.sessions(), accounts.persons()),
                signIn);
    }

    /** The same with how they are. */
    Health check(Health health) {
        return health.check("accounts", accounts::problem).check("audit journal", journal::problem);
    }
}
