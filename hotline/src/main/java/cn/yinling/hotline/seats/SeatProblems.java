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
    static final Problem NO_AGENT =
            Problem.coded(
                    403,
                    "no-agent",
                    "This person does not work at a seat",
                    "An operator can give her the role of an agent.");
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
    static final Problem GATEWAY_AWAY =
            Problem.coded(
                    503,
                    "gateway-away",
                    "The gateway does not say what was measured",
                    "What came with the alarm is on the screen; try again.");
    static final Problem NO_PHONE =
            Problem.coded(
                    404,
                    "no-phone",
                    "The telephone of this seat is not in its page",
                    "Use the telephone on the desk.");
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
