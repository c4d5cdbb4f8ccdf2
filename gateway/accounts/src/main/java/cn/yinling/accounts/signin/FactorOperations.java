package cn.yinling.accounts.signin;

import cn.yinling.accounts.audit.Journal;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.web.Problem;
import cn.yinling.runtime.web.QrPicture;
import cn.yinling.runtime.web.api.Answer;
import cn.yinling.runtime.web.api.Call;
import cn.yinling.runtime.web.api.Caller;
import cn.yinling.runtime.web.api.Operations;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a person enrols a second factor by the API. Thread-safe. */
public final class FactorOperations implements Operations {
    private final SignIn signIn;
    private final Enrolment enrolment;
    private final Journal journal;
    private final Runnable refresh;

    /**
     * Wires it.
     *
     * @param refresh takes up what has changed of persons, and returns then
     * @param clock the time of day, which phones have too
     */
    public FactorOperations(
            SignIn signIn,
            Database database,
            LastCodes lastCodes,
            Journal journal,
            Runnable refresh,
            InstantSource clock) {
        this.signIn = signIn;
        this.journal = journal;
        this.enrolment = new Enrolment(database, lastCodes, clock);
        this.refresh = refresh;
    }

    private record Code(String code) {}

    /** A code of the factor that counts until now; null where there is none. */
    private record Beginning(@Nullable String code) {}

    private record Secret(String secret, String uri) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Secret";
        }
    }

    @Override
    public void bind(Binding binding) {
        binding.on("beginSecondFactor", this::begin)
                .on("getSecondFactorQr", this::qr)
                .on("confirmSecondFactor", this::confirm);
    }

    private Answer begin(Call call) {
        if (call.caller().means() != Caller.Means.COOKIE) {
            throw SignInProblems.FOR_PERSONS.exception();
        }
        String id = call.caller().name();
        SignIn.Verdict found =
                signIn.judgeCode(id, call.body(Beginning.class).code(), call.client().network())
                        .join();
        if (found instanceof SignIn.Verdict.Refused(Problem why)) {
            return Answer.wrong(why.status() == 401 ? why.withStatus(409) : why);
        }
        Enrolment.Offered offered = enrolment.begin(id);
        return Answer.json(201, new Secret(offered.typed(), offered.uri()));
    }

    private Answer qr(Call call) {
        return Answer.text("image/svg+xml", QrPicture.svg(waiting(call).uri()));
    }

    private Answer confirm(Call call) {
        Enrolment.Offered offered = waiting(call);
        String code = call.body(Code.class).code();
        List<String> recovery =
                enrolment
                        .confirm(offered, code)
                        .orElseThrow(() ->
                                enrolment
                                        .ahead(offered, code)
                                        .map(SignInProblems::factorClock)
                                        .orElse(SignInProblems.FACTOR_WRONG)
                                        .withStatus(409)
                                        .exception());
        journal.keep(offered.personId(), "confirmSecondFactor", null, call.client().network());
        refresh.run();
        return Answer.json(Map.of("recoveryCodes", recovery));
    }

    private Enrolment.Offered waiting(Call call) {
        return enrolment
                .waiting(call.caller().name())
                .orElseThrow(() ->
                        Problem.notFound(
                                        "No secret waits for its confirmation: begin again, and confirm within 10 minutes")
                                .exception());
    }
}
