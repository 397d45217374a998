"""What is read here in forms to take elsewhere: a module for each format.

``cite_…`` write a citation, ``take_…`` the filtered view of a document. All of them are pure: what they are given is
what the viewer may see, and they look nothing up.
"""
