/// Lesson 1, structures: a protocol is an agreement about bytes.
package netcourse.lesson01;
