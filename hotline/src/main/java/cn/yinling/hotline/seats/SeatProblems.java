package cn.yinling.hotline.seats;

import cn.yinling.runtime.web.Problem;

/** What goes wrong at a seat, and what to do; the console chooses its words by the code. */
final class SeatProblems {
    static final Problem MALFORMED =
            Problem.coded(
                    400,
                    "malformed",
                    "The request cannot be read",
                    "Send JSON with agent, password and seat.");
    static final Problem NOT_SIGNED_IN =
            Problem.coded(401, "not-signed-in", "Nobody is signed in", "Sign in to a seat.");
    static final Problem WRONG_CREDENTIALS =
            Problem.coded(
                    401,
                    "wrong-credentials",
                    "Agent or password is wrong",
                    "Type both again; the supervisor can set a new password.");
    static final Problem TOO_MANY_ATTEMPTS =
            Problem.coded(
                    429,
                    "too-many-attempts",
                    "Too many wrong passwords",
                    "Wait a minute and try again.");
    static final Problem MALFORMED_NOTE =
            Problem.coded(
                    400,
                    "malformed",
                    "The note cannot be read",
                    "Send JSON with text of 1 to 4000 characters.");
    static final Problem NO_SUCH_CASE =
            Problem.coded(
                    404,
                    "no-such-case",
                    "There is no such case",
                    "Open one of the cases that you have closed.");
    static final Problem DATABASE_AWAY =
            Problem.coded(
                    503,
                    "database-away",
                    "Closed cases cannot be read now",
                    "Try again; open cases go on as usual.");
    static final Problem BUSY =
            Problem.coded(
                    503,
                    "busy",
                    "Too many sign in at once",
                    "Try again in a few seconds; nobody who has signed in is affected.");
    static final Problem NO_SUCH_SEAT =
            Problem.coded(
                    404, "no-such-seat", "There is no such seat", "Choose a seat from the list.");
    static final Problem SEAT_TAKEN =
            Problem.coded(
                    409,
                    "seat-taken",
                    "Somebody works at this seat",
                    "Choose another seat, or ask her to sign out.");

    private SeatProblems() {}
}
