package cn.yinling.accounts.personnel;

import cn.yinling.accounts.persons.PersonFile;
import cn.yinling.accounts.persons.PersonQuery;
import cn.yinling.runtime.web.Problem;
import cn.yinling.runtime.web.api.Answer;
import cn.yinling.runtime.web.api.Bound;
import cn.yinling.runtime.web.api.Call;
import cn.yinling.runtime.web.api.Cursor;
import cn.yinling.runtime.web.api.Grant;
import cn.yinling.runtime.web.api.Operations;
import cn.yinling.runtime.web.api.Role;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Persons in the API. What is changed counts at once in this process. Thread-safe. */
public final class PersonOperations implements Operations {
    private final Personnel personnel;
    private final Predicate<Bound> isThere;
    private final Runnable refresh;

    /**
     * Wires it.
     *
     * @param isThere whether a street, place or resident is on file
     * @param refresh takes up what has changed, and returns then
     */
    public PersonOperations(Personnel personnel, Predicate<Bound> isThere, Runnable refresh) {
        this.personnel = personnel;
        this.isThere = isThere;
        this.refresh = refresh;
    }

    /** A code that is shown once. */
    record InvitationView(PersonView person, String code, Instant validUntil) {
        static InvitationView of(Personnel.Invited invited) {
            return new InvitationView(
                    PersonView.of(invited.file()),
                    invited.code().code().text(),
                    invited.code().until());
        }
    }

    @Override
    public void bind(Binding binding) {
        binding.on("listPersons", this::list)
                .on("getPerson", this::one)
                .on("createPerson", this::create)
                .on("changePerson", this::change)
                .on("endPerson", this::end)
                .on("resumePerson", this::resume)
                .on("invitePerson", this::invite);
    }

    private Answer list(Call call) {
        Cursor cursor = call.cursor(1);
        String role = call.query("role");
        PersonQuery query =
                new PersonQuery(
                        call.query("q"),
                        role == null ? null : Role.ofCode(role),
                        Boolean.TRUE.equals(call.flag("ended")),
                        cursor == null ? null : cursor.value(0),
                        call.limit());
        return Answer.json(personnel.search(query).map(PersonView::of));
    }

    private Answer one(Call call) {
        return personnel
                .find(call.path("personId"))
                .<Answer>map(PersonOperations::content)
                .orElseGet(() -> Answer.wrong(Problem.notFound("There is no such person")));
    }

    private Answer create(Call call) {
        PersonView.Entry entry = call.body(PersonView.Entry.class);
        Personnel.Invited invited =
                personnel.add(
                        Objects.requireNonNull(entry.id()),
                        entry.name(),
                        grants(entry),
                        call.caller().name());
        refresh.run();
        return Answer.created(
                "/api/persons/" + invited.file().person().id(), InvitationView.of(invited));
    }

    private Answer change(Call call) {
        PersonView.Entry entry = call.body(PersonView.Entry.class);
        PersonFile changed =
                personnel.change(
                        call.path("personId"),
                        call.versionNeeded(),
                        entry.name(),
                        grants(entry),
                        call.caller().name());
        refresh.run();
        return content(changed);
    }

    private Answer end(Call call) {
        PersonFile ended = personnel.end(call.path("personId"), call.caller().name());
        refresh.run();
        return content(ended);
    }

    private Answer resume(Call call) {
        PersonFile resumed = personnel.resume(call.path("personId"), call.caller().name());
        refresh.run();
        return content(resumed);
    }

    private Answer invite(Call call) {
        Personnel.Invited invited = personnel.invite(call.path("personId"), call.caller().name());
        return Answer.json(201, InvitationView.of(invited));
    }

    /** What is asked for is bound to what there is. */
    private List<Grant> grants(PersonView.Entry entry) {
        List<Grant> grants = entry.grants();
        for (int i = 0; i < grants.size(); i++) {
            Bound bound = grants.get(i).bound();
            if (bound != null && !isThere.test(bound)) {
                throw Call.mistake(
                        "body",
                        "/roles/%d/%s".formatted(i, bound.kind().code()),
                        "there is no %s %s".formatted(bound.kind().code(), bound.id()));
            }
        }
        return grants.stream().distinct().toList();
    }

    private static Answer content(PersonFile file) {
        return Answer.json(PersonView.of(file)).withVersion(file.version());
    }
}
