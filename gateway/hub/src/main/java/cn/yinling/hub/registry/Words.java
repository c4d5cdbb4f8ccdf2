package cn.yinling.hub.registry;

/** The same in both languages of the screens. Immutable. */
public record Words(String zh, String en) {}
