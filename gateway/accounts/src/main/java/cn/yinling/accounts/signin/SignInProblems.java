package cn.yinling.accounts.signin;

import cn.yinling.runtime.web.Problem;
import java.time.Duration;

/** Why somebody is not let in, and what to do; pages choose their words by the code. */
final class SignInProblems {
    static final Problem WRONG_CREDENTIALS =
            Problem.coded(
                    401,
                    "wrong-credentials",
                    "Name or password is wrong",
                    "Type both again; an operator can give a one-time code for a new password.");
    static final Problem WRONG_PASSWORD =
            Problem.coded(
                    409,
                    "wrong-credentials",
                    "The old password is wrong",
                    "Type it again; an operator can give a one-time code for a new one.");
    static final Problem TOO_MANY_ATTEMPTS =
            Problem.coded(
                    429,
                    "too-many-attempts",
                    "Too many wrong passwords",
                    "Wait a minute and try again.");
    static final Problem TOO_MANY_CODES =
            Problem.coded(
                    429,
                    "too-many-attempts",
                    "Too many wrong codes",
                    "Wait a minute and try again.");
    static final Problem FACTOR_NEEDED =
            Problem.coded(
                    401,
                    "second-factor-needed",
                    "A code is needed as well",
                    "Send the code that the app shows now, or a recovery code.");
    static final Problem FACTOR_WRONG =
            Problem.coded(
                    401,
                    "second-factor-wrong",
                    "The code is wrong",
                    "Send the code that the app shows now, or a recovery code that was not used.");
    static final Problem FACTOR_USED =
            Problem.coded(
                    401,
                    "second-factor-wrong",
                    "The code was used already",
                    "Wait for the next one.");
    static final Problem RECOVERY_AWAY =
            Problem.coded(
                    503,
                    "busy",
                    "Recovery codes cannot be looked at now",
                    "The database does not answer: try again, or send the code that the app shows.");
    static final Problem BUSY =
            Problem.coded(
                    503,
                    "busy",
                    "Too many sign in at once",
                    "Try again in a few seconds; nobody who has signed in is affected.");
    static final Problem NOBODY_KNOWN =
            Problem.coded(
                    503,
                    "not-loaded",
                    "Nobody is known yet",
                    "There is no person yet, or the database does not answer yet: sign in by a one-time code, or try again.");
    static final Problem NO_SUCH_CODE =
            Problem.coded(
                    404,
                    "no-such-code",
                    "The code is not good",
                    "It is mistyped, was used, or has expired: ask an operator for another one.");
    static final Problem ID_TAKEN =
            Problem.coded(409, "id-taken", "There is such a person", "Choose another id.");

    static final Problem FOR_PERSONS =
            Problem.coded(
                    403,
                    "for-persons",
                    "This is for persons",
                    "A program has a token, and neither a password nor a second factor.");

    private SignInProblems() {}

    /** The code is of another time. */
    static Problem factorClock(Duration ahead) {
        return Problem.coded(
                401,
                "second-factor-clock",
                "The code is of another time",
                "The phone's clock is %d minutes %s: set it by the network."
                        .formatted(
                                Math.max(1, Math.round(ahead.abs().toSeconds() / 60.0)),
                                ahead.isNegative() ? "slow" : "fast"));
    }
}
