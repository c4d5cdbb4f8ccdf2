/** TLS at our doors: certificates from files, checked, and taken up when they are renewed. */
@NullMarked
package cn.yinling.runtime.tls;

import org.jspecify.annotations.NullMarked;
