package cn.yinling.kiosk.screen;

/**
 * What the page says of the kiosk.
 *
 * @param kiosk its id
 * @param name what the place is called
 * @param hotlineNumber as people dial it
 */
public record ShownPlace(String kiosk, String name, String hotlineNumber) {}
