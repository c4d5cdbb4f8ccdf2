package cn.yinling.register;

/** Where somebody is to live. */
public sealed interface HomeChoice {
    /** A home that is on file, with those who live there already. */
    record OnFile(String id) implements HomeChoice {}

    /** One that is not. */
    record Fresh(HomeDraft details) implements HomeChoice {}
}
