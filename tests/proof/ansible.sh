# A fleet for the proofs of tools/ansible: hosts with names of their own, all of them this copy of the machine.
export ANSIBLE_NOCOLOR=1 ANSIBLE_DEPRECATION_WARNINGS=0 ANSIBLE_PIPELINING=1

# fleet N: an inventory of N hosts that need no network; node1 is the canary, the others are the group gpu.
fleet() {
  mkdir -p group_vars files
  printf '%s\n' all: '  vars:' '    ansible_connection: local' '    ansible_python_interpreter: /usr/bin/python3' \
    '  children:' '    canary:' '      hosts:' '        node1:' '    gpu:' '      hosts:' "        node[2:$1]:" > hosts.yml
  printf '[defaults]\ninventory = hosts.yml\n' > ansible.cfg
  echo 'every: 60s' > group_vars/all.yml
  echo 'every: 30s' > group_vars/gpu.yml
  printf '#!/usr/bin/python3\nprint(*open("/proc/loadavg").read().split()[:3])\n' > files/metrics.py
}

# site: a playbook of two tasks with a tag each, which write files of each host's own; the first notifies a handler.
site() {
  cat > site.yml <<'END'
- name: Settings and scripts
  hosts: all
  gather_facts: false
  tasks:
    - name: Write the settings
      ansible.builtin.copy:
        dest: "{{ playbook_dir }}/{{ inventory_hostname }}.conf"
        content: "every={{ every }}\n"
        mode: "0644"
      notify: Reload
      tags: [settings]
    - name: Copy the script
      ansible.builtin.copy:
        src: metrics.py
        dest: "{{ playbook_dir }}/{{ inventory_hostname }}.py"
        mode: "0755"
      tags: [scripts]
  handlers:
    - name: Reload
      ansible.builtin.debug:
        msg: reloaded {{ inventory_hostname }}
END
}

# failing: one more task for site.yml, which fails on node2 until the file go is there.
failing() {
  sed -i '/^  handlers:/i\    - name: Check\n      ansible.builtin.command: test {{ inventory_hostname }} != node2 -o -e {{ playbook_dir }}/go\n      changed_when: false' site.yml
}

# secret: a variables file encrypted with the password in the file pass.txt, and a play that shows what it holds.
secret() {
  echo s3cret > pass.txt
  echo 'token: abc123' > secret.yml
  [ "$1" = plain ] || ansible-vault encrypt --vault-password-file pass.txt secret.yml > /dev/null 2>&1
  printf '%s\n' '- hosts: node1' '  gather_facts: false' '  vars_files: [secret.yml]' '  tasks:' '    - ansible.builtin.debug: {var: token}' > site.yml
}

# typed TEXT PROGRAM...: run a program that asks for a password at a terminal, and type the text when it asks.
typed() {
  local text=$1
  shift
  mkfifo typing
  script -qefc "$*" said < typing > /dev/null &
  exec 7> typing
  until grep -qs 'assword:' said; do sleep 0.2; done
  echo "$text" >&7
  exec 7>&-
  wait $!
  local ended=$?
  cat said
  return $ended
}

# repository: the address that ansible-pull is given leads to a repository here, with a play for the host itself.
repository() {
  ansible-pull() { command ansible-pull "${@/https:\/\/git.example.com/\/srv}"; }
  git init -q repo
  printf '%s\n' '- hosts: localhost' '  gather_facts: false' '  tasks:' '    - ansible.builtin.copy: {content: x, dest: /tmp/pulled, mode: "0644"}' > repo/site.yml
  git -C repo add . && git -C repo -c user.name=a -c user.email=a@example.com commit -qm one && git clone -q --bare repo /srv/config.git
}

# team_key: the public key that a playbook on the page hands out.
team_key() {
  ssh-keygen -q -t ed25519 -N '' -C team@control -f key && mv key.pub files/team.pub
}

# upgrade: an installed package, a repository on this disk that has its next version, and package lists of two days ago.
upgrade() {
  local version
  for version in 1 2; do
    mkdir -p "build/$version/DEBIAN" /srv/repo
    printf '%s\n' 'Package: demo' "Version: $version" 'Architecture: all' 'Maintainer: a <a@b.c>' 'Description: demo' > "build/$version/DEBIAN/control"
    dpkg-deb --build "build/$version" "/srv/repo/demo_$version.deb" > /dev/null
  done
  dpkg -i /srv/repo/demo_1.deb > /dev/null
  (cd /srv/repo && dpkg-scanpackages -m . > Packages 2> /dev/null)
  rm -rf /etc/apt/sources.list.d/* /var/lib/apt/lists/* /var/lib/apt/periodic/*
  touch -d '2 days ago' /var/lib/apt/lists
  echo 'deb [trusted=yes] file:/srv/repo ./' > /etc/apt/sources.list
}

# shown: prove the file FILE that the page shows: an inventory is read; a playbook is run two times, over two hosts under systemd.
shown() {
  if grep -q '^all:' FILE; then
    ansible-inventory -i FILE --graph 2>&1 | grep -vi warning
    return
  fi
  fleet "$([ -d /run/systemd/system ] && echo 2 || echo 3)"
  ! grep -q team.pub FILE || team_key
  ! grep -q upgrade: FILE || upgrade
  twice FILE
}

# twice PLAYBOOK: run it two times; fails unless the first run changes something and the second nothing, on any host.
twice() {
  ansible-playbook -f 1 "$1" > first 2>&1 && ansible-playbook "$1" > second 2>&1 || { cat first second; return 1; }
  grep -h 'changed=' first second
  grep -q 'changed=[1-9]' first && ! grep -q 'changed=[1-9]' second || { grep -B9 '^changed' second; return 1; }
}
