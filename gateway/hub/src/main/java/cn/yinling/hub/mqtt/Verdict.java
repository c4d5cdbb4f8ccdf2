package cn.yinling.hub.mqtt;

/** What came of a sign-in. */
sealed interface Verdict {
    record Admitted(Identity identity) implements Verdict {}

    /** Not in our copy of the register; it may have been entered just now. */
    record Unknown() implements Verdict {}

    record WrongPassword() implements Verdict {}

    /** Too many wrong ones of late, so that it was not looked at. */
    record TooManyGuesses() implements Verdict {}

    /** The client's certificate names somebody else than the client does. */
    record WrongCertificate() implements Verdict {}

    /** The register was never loaded. */
    record NotReady() implements Verdict {}
}
