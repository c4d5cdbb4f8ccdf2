/** How a device comes into use at a resident's home: claim code, credentials, self-test. */
@NullMarked
package cn.yinling.hub.enrolment;

import org.jspecify.annotations.NullMarked;
