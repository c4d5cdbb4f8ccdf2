/** What one press of the button is, and how far it has come. */
@NullMarked
package cn.yinling.kiosk.sos;

import org.jspecify.annotations.NullMarked;
