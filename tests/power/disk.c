/* A disk that is watched: preloaded into a process, it sees every change to files below one folder.

   DISK_ROOT  the folder that is watched
   DISK_LOG   where every change is written down, in the order in which it happened, with its bytes
   disk_arm(mode, after): from the change number "after" on, 1 = the disk takes nothing more (ENOSPC),
                          2 = the process is killed, in the middle of that change where it is a write.
   What a process says on its standard output is written down too: there it acknowledges. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPEN = 1, WRITE, TRUNCATE, SYNC, CLOSE, RENAME, UNLINK, MKDIR, RMDIR, SAY };
enum { WATCH, FULL, KILL };
enum { MOST = 4096 };

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__)) dlsym(RTLD_NEXT, name)

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char watched[MOST];
static char root[PATH_MAX];
static size_t root_length;
static int journal = -1;
static int mode = WATCH;
static long after, changes;

static ssize_t write_down(const void *data, size_t length) {
    REAL(ssize_t, "write", int, const void *, size_t);
    const char *place = data;
    for (size_t left = length; left;) {
        ssize_t done = real(journal, place, left);
        if (done <= 0) abort();
        place += done;
        left -= done;
    }
    return length;
}

static void record(int what, int handle, int64_t place, const void *data, int64_t length) {
    if (journal < 0) return;
    int64_t head[4] = {what, handle, place, length};
    write_down(head, sizeof head);
    if (length) write_down(data, length);
}

__attribute__((constructor)) static void begin(void) {
    REAL(int, "open64", const char *, int, ...);
    const char *folder = getenv("DISK_ROOT"), *log = getenv("DISK_LOG");
    if (!folder || !realpath(folder, root)) return;
    root_length = strlen(root);
    if (log) journal = real(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

void disk_arm(int wanted, long number) {
    mode = wanted;
    after = number;
    changes = 0;
}

long disk_changes(void) { return changes; }

/* Return the absolute path of a name, or NULL where it is not below the watched folder. */
static const char *find(int folder, const char *name, char *out) {
    if (!root_length) return NULL;
    if (name[0] == '/') {
        snprintf(out, PATH_MAX, "%s", name);
    } else {
        char link[64], base[PATH_MAX];
        if (folder == AT_FDCWD) {
            if (!getcwd(base, sizeof base)) return NULL;
        } else {
            snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
            ssize_t length = readlink(link, base, sizeof base - 1);
            if (length < 0) return NULL;
            base[length] = 0;
        }
        if (snprintf(out, PATH_MAX, "%s/%s", base, name) >= PATH_MAX) return NULL;
    }
    size_t length = strlen(out);
    while (length > 1 && out[length - 1] == '/') out[--length] = 0;
    if (strncmp(out, root, root_length) || (out[root_length] && out[root_length] != '/')) return NULL;
    return out;
}

static int is_watched(int handle) { return handle >= 0 && handle < MOST && watched[handle]; }

/* Count a change; true where the disk is full by now. The caller holds the lock. */
static int is_full(void) {
    changes++;
    if (mode == KILL && changes >= after) kill(getpid(), SIGKILL);
    if (mode != FULL || changes < after) return 0;
    errno = ENOSPC;
    return 1;
}

static int open_it(int folder, const char *name, int flags, mode_t rights) {
    REAL(int, "openat64", int, const char *, int, ...);
    char path[PATH_MAX];
    const char *found = find(folder, name, path);
    if (!found) return real(folder, name, flags, rights);
    pthread_mutex_lock(&lock);
    struct stat about;
    int is_new = (flags & O_CREAT) && stat(found, &about) != 0;
    int handle = is_new && is_full() ? -1 : real(folder, name, flags, rights);
    int error = errno;
    if (handle >= MOST) abort();
    if (handle >= 0) {
        watched[handle] = 1;
        record(OPEN, handle, flags & O_TRUNC ? 1 : 0, found, strlen(found));
    }
    pthread_mutex_unlock(&lock);
    errno = error;
    return handle;
}

#define RIGHTS(flags) \
    mode_t rights = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { \
        va_list more; \
        va_start(more, flags); \
        rights = va_arg(more, mode_t); \
        va_end(more); \
    }

int open(const char *name, int flags, ...) { RIGHTS(flags) return open_it(AT_FDCWD, name, flags, rights); }
int open64(const char *name, int flags, ...) { RIGHTS(flags) return open_it(AT_FDCWD, name, flags, rights); }
int openat(int folder, const char *name, int flags, ...) { RIGHTS(flags) return open_it(folder, name, flags, rights); }
int openat64(int folder, const char *name, int flags, ...) { RIGHTS(flags) return open_it(folder, name, flags, rights); }
int __open_2(const char *name, int flags) { return open_it(AT_FDCWD, name, flags, 0); }
int __open64_2(const char *name, int flags) { return open_it(AT_FDCWD, name, flags, 0); }
int creat(const char *name, mode_t rights) { return open_it(AT_FDCWD, name, O_CREAT | O_WRONLY | O_TRUNC, rights); }
int creat64(const char *name, mode_t rights) { return open_it(AT_FDCWD, name, O_CREAT | O_WRONLY | O_TRUNC, rights); }

int close(int handle) {
    REAL(int, "close", int);
    if (!is_watched(handle)) return real(handle);
    pthread_mutex_lock(&lock);
    watched[handle] = 0;
    record(CLOSE, handle, 0, NULL, 0);
    int done = real(handle);
    pthread_mutex_unlock(&lock);
    return done;
}

/* Write at a place, or where the handle stands (place < 0). */
static ssize_t put(int handle, const void *data, size_t length, off64_t place) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    static ssize_t (*plain)(int, const void *, size_t);
    if (!plain) plain = (ssize_t (*)(int, const void *, size_t)) dlsym(RTLD_NEXT, "write");
    if (!is_watched(handle)) {
        ssize_t done = place < 0 ? plain(handle, data, length) : real(handle, data, length, place);
        if (handle == STDOUT_FILENO && done > 0 && root_length) {
            int error = errno;
            pthread_mutex_lock(&lock);
            record(SAY, handle, 0, data, done);
            pthread_mutex_unlock(&lock);
            errno = error;
        }
        return done;
    }
    pthread_mutex_lock(&lock);
    int moves = place < 0;
    if (moves) {
        struct stat about;
        int flags = fcntl(handle, F_GETFL);
        place = flags & O_APPEND && !fstat(handle, &about) ? about.st_size : lseek64(handle, 0, SEEK_CUR);
    }
    if (mode == KILL && changes + 1 >= after && length > 1) real(handle, data, length / 2, place);
    ssize_t done = -1;
    if (!is_full()) done = moves ? plain(handle, data, length) : real(handle, data, length, place);
    int error = errno;
    if (done > 0) record(WRITE, handle, place, data, done);
    pthread_mutex_unlock(&lock);
    errno = error;
    return done;
}

ssize_t write(int handle, const void *data, size_t length) { return put(handle, data, length, -1); }
ssize_t pwrite(int handle, const void *data, size_t length, off_t place) { return put(handle, data, length, place); }
ssize_t pwrite64(int handle, const void *data, size_t length, off64_t place) { return put(handle, data, length, place); }

ssize_t writev(int handle, const struct iovec *parts, int count) {
    REAL(ssize_t, "writev", int, const struct iovec *, int);
    if (!is_watched(handle)) return real(handle, parts, count);
    ssize_t all = 0;
    for (int at = 0; at < count; at++) {
        ssize_t done = put(handle, parts[at].iov_base, parts[at].iov_len, -1);
        if (done < 0) return all ? all : -1;
        all += done;
    }
    return all;
}

/* The kernel's own copying is not seen: whoever copies so is told to do it by reading and writing. */
ssize_t sendfile(int to, int from, off_t *place, size_t length) {
    REAL(ssize_t, "sendfile", int, int, off_t *, size_t);
    if (!is_watched(to)) return real(to, from, place, length);
    errno = ENOTSOCK;
    return -1;
}

ssize_t sendfile64(int to, int from, off64_t *place, size_t length) {
    REAL(ssize_t, "sendfile64", int, int, off64_t *, size_t);
    if (!is_watched(to)) return real(to, from, place, length);
    errno = ENOTSOCK;
    return -1;
}

ssize_t copy_file_range(int from, off64_t *read_at, int to, off64_t *write_at, size_t length, unsigned flags) {
    REAL(ssize_t, "copy_file_range", int, off64_t *, int, off64_t *, size_t, unsigned);
    if (!is_watched(to)) return real(from, read_at, to, write_at, length, flags);
    errno = EOPNOTSUPP;
    return -1;
}

static int cut(int handle, off64_t length) {
    REAL(int, "ftruncate64", int, off64_t);
    if (!is_watched(handle)) return real(handle, length);
    pthread_mutex_lock(&lock);
    int done = is_full() ? -1 : real(handle, length);
    int error = errno;
    if (!done) record(TRUNCATE, handle, length, NULL, 0);
    pthread_mutex_unlock(&lock);
    errno = error;
    return done;
}

int ftruncate(int handle, off_t length) { return cut(handle, length); }
int ftruncate64(int handle, off64_t length) { return cut(handle, length); }

static int grow(int handle, off64_t place, off64_t length) {
    struct stat64 about;
    if (fstat64(handle, &about)) return errno;
    if (about.st_size >= place + length) return 0;
    return cut(handle, place + length) ? errno : 0;
}

int posix_fallocate(int handle, off_t place, off_t length) {
    REAL(int, "posix_fallocate", int, off_t, off_t);
    return is_watched(handle) ? grow(handle, place, length) : real(handle, place, length);
}

int posix_fallocate64(int handle, off64_t place, off64_t length) {
    REAL(int, "posix_fallocate64", int, off64_t, off64_t);
    return is_watched(handle) ? grow(handle, place, length) : real(handle, place, length);
}

/* Flushing is a moment too: a process may be killed just before it. */
static int flush(int handle, int (*real)(int)) {
    if (!is_watched(handle)) return real(handle);
    pthread_mutex_lock(&lock);
    changes++;
    if (mode == KILL && changes >= after) kill(getpid(), SIGKILL);
    int done = real(handle);
    int error = errno;
    if (!done) record(SYNC, handle, 0, NULL, 0);
    pthread_mutex_unlock(&lock);
    errno = error;
    return done;
}

int fsync(int handle) {
    REAL(int, "fsync", int);
    return flush(handle, real);
}

int fdatasync(int handle) {
    REAL(int, "fdatasync", int);
    return flush(handle, real);
}

static int move(int old_folder, const char *old_name, int new_folder, const char *new_name) {
    REAL(int, "renameat", int, const char *, int, const char *);
    char first[PATH_MAX], second[PATH_MAX], both[2 * PATH_MAX];
    const char *from = find(old_folder, old_name, first), *to = find(new_folder, new_name, second);
    if (!from && !to) return real(old_folder, old_name, new_folder, new_name);
    if (!from || !to) abort();
    pthread_mutex_lock(&lock);
    changes++;
    if (mode == KILL && changes >= after) kill(getpid(), SIGKILL);
    int done = real(old_folder, old_name, new_folder, new_name);
    int error = errno;
    int length = snprintf(both, sizeof both, "%s%c%s", from, 0, to);
    if (!done) record(RENAME, 0, 0, both, length);
    pthread_mutex_unlock(&lock);
    errno = error;
    return done;
}

int rename(const char *from, const char *to) { return move(AT_FDCWD, from, AT_FDCWD, to); }
int renameat(int old_folder, const char *from, int new_folder, const char *to) {
    return move(old_folder, from, new_folder, to);
}
int renameat2(int old_folder, const char *from, int new_folder, const char *to, unsigned flags) {
    if (flags) {
        errno = EINVAL;
        return -1;
    }
    return move(old_folder, from, new_folder, to);
}

static int drop(int folder, const char *name, int flags, int what) {
    REAL(int, "unlinkat", int, const char *, int);
    char path[PATH_MAX];
    const char *found = find(folder, name, path);
    if (!found) return real(folder, name, flags);
    pthread_mutex_lock(&lock);
    changes++;
    if (mode == KILL && changes >= after) kill(getpid(), SIGKILL);
    int done = real(folder, name, flags);
    int error = errno;
    if (!done) record(what, 0, 0, found, strlen(found));
    pthread_mutex_unlock(&lock);
    errno = error;
    return done;
}

int unlink(const char *name) { return drop(AT_FDCWD, name, 0, UNLINK); }
int rmdir(const char *name) { return drop(AT_FDCWD, name, AT_REMOVEDIR, RMDIR); }
int unlinkat(int folder, const char *name, int flags) {
    return drop(folder, name, flags, flags & AT_REMOVEDIR ? RMDIR : UNLINK);
}

static int make(int folder, const char *name, mode_t rights) {
    REAL(int, "mkdirat", int, const char *, mode_t);
    char path[PATH_MAX];
    const char *found = find(folder, name, path);
    struct stat about;
    if (!found || !stat(found, &about)) return real(folder, name, rights);
    pthread_mutex_lock(&lock);
    int done = is_full() ? -1 : real(folder, name, rights);
    int error = errno;
    if (!done) record(MKDIR, 0, 0, found, strlen(found));
    pthread_mutex_unlock(&lock);
    errno = error;
    return done;
}

int mkdir(const char *name, mode_t rights) { return make(AT_FDCWD, name, rights); }
int mkdirat(int folder, const char *name, mode_t rights) { return make(folder, name, rights); }
