package cn.yinling.runtime.config;

/** Something that must not be printed. */
public record Secret(String value) {
    @Override
    public String toString() {
        return "(secret)";
    }
}
