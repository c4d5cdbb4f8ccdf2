package cn.yinling.hub.enrolment;

import cn.yinling.register.Outcome;
import cn.yinling.register.Outcomes;
import cn.yinling.register.Words;
import cn.yinling.runtime.web.Problem;
import cn.yinling.runtime.web.QrPicture;
import cn.yinling.runtime.web.api.Answer;
import cn.yinling.runtime.web.api.Call;
import cn.yinling.runtime.web.api.Operations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Claim codes and self-tests in the API. Thread-safe. */
public final class EnrolmentOperations implements Operations {
    private static final Words NO_TEST =
            new Words("该设备没有自检记录：请先开始自检", "The device has no self-test: begin one");

    private final Claims claims;
    private final SelfTests tests;

    public EnrolmentOperations(Claims claims, SelfTests tests) {
        this.claims = claims;
        this.tests = tests;
    }

    private record Claim(String code, String deviceId, Instant expiresAt, String qr, String text) {
        static Claim of(ClaimTicket ticket) {
            String code = ticket.code().text();
            return new Claim(
                    code,
                    ticket.deviceId(),
                    ticket.expiresAt(),
                    "/api/claims/%s/qr?device=%s".formatted(code, ticket.deviceId()),
                    ticket.text());
        }
    }

    private record Redeeming(String code, @Nullable String serial) {}

    private record Credentials(
            String deviceId,
            String username,
            String password,
            @Nullable String server,
            String hub,
            long intervalSeconds) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Credentials[" + deviceId + "]";
        }
    }

    private record Expected(@Nullable List<String> expected) {}

    private record Heard(boolean heard) {}

    @Override
    public void bind(Binding binding) {
        binding.on("createClaim", this::issue)
                .on("getClaimQr", this::picture)
                .on("claimDevice", this::redeem)
                .on("startSelfTest", this::start)
                .on("getSelfTest", this::latest)
                .on("confirmVoice", this::heard)
                .on("finishSelfTest", this::finish);
    }

    private Answer issue(Call call) {
        return Outcomes.answer(
                call,
                claims.issue(call.device().value(), call.caller().name()),
                ticket -> {
                    Claim claim = Claim.of(ticket);
                    return Answer.created(claim.qr(), claim);
                });
    }

    private Answer picture(Call call) {
        Optional<ClaimCode> code = ClaimCode.typed(call.path("code"));
        String device = call.query("device");
        return code.isEmpty() || device == null
                ? Answer.wrong(Problem.notFound("This is no claim code: it is mistyped"))
                : Answer.text("image/svg+xml", QrPicture.svg(claims.text(device, code.get())));
    }

    private Answer redeem(Call call) {
        Redeeming body = call.body(Redeeming.class);
        return switch (claims.redeem(body.code(), body.serial(), call.client().network())) {
            case ClaimOutcome.Granted(DeviceAccess access) ->
                    Answer.json(
                            new Credentials(
                                    access.deviceId(),
                                    access.user(),
                                    access.password(),
                                    access.mqtt(),
                                    access.hub(),
                                    access.intervalSeconds()));
            case ClaimOutcome.Mistyped _ ->
                    throw Call.mistake("body", "/code", "is mistyped: compare it with the slip");
            case ClaimOutcome.NotGood _ ->
                    Answer.wrong(
                            Problem.notFound(
                                    "The code is wrong, used or expired: ask for another one"));
            case ClaimOutcome.OtherSerial _ ->
                    Answer.wrong(
                            Problem.conflict(
                                    "The code is for a device with another serial number: look at the device"));
            case ClaimOutcome.TooMany(Duration retryAfter) ->
                    Answer.wrong(
                            Problem.tooMany(
                                    "Too many codes were tried: wait %d s"
                                            .formatted(Math.max(1, retryAfter.toSeconds()))));
        };
    }

    private Answer start(Call call) {
        List<String> expected =
                call.bytes().length == 0 ? null : call.body(Expected.class).expected();
        return Outcomes.answer(
                call,
                tests.start(call.device().value(), expected, call.caller().name()),
                test ->
                        Answer.accepted(
                                "/api/devices/%s/self-test".formatted(test.deviceId()),
                                SelfTestView.of(test)));
    }

    private Answer latest(Call call) {
        return onLatest(call, Outcome.Done::new);
    }

    private Answer heard(Call call) {
        boolean isHeard = call.body(Heard.class).heard();
        return onLatest(call, test -> tests.heard(test.id(), isHeard));
    }

    private Answer finish(Call call) {
        return onLatest(call, test -> tests.finish(test.id(), call.caller().name()));
    }

    private Answer onLatest(Call call, Function<SelfTest, Outcome<SelfTest>> work) {
        return tests.ofDevice(call.device().value(), 1).stream()
                .findFirst()
                .map(test ->
                        Outcomes.answer(
                                call, work.apply(test), now -> Answer.json(SelfTestView.of(now))))
                .orElseGet(() -> Answer.wrong(Problem.notFound(NO_TEST.in(call.language()))));
    }
}
